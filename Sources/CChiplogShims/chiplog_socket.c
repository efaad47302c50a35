#include "chiplog_socket.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "chiplog_time.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

// Connects a new socket that is closed on exec, never blocks and raises no signal.
static int connect_socket(int family, int type, int protocol, const struct sockaddr *address, socklen_t length) {
  int descriptor = socket(family, type, protocol);
  if (descriptor < 0) return -errno;
#ifdef SO_NOSIGPIPE
  int on = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 && fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 &&
      connect(descriptor, address, length) == 0) {
    return descriptor;
  }
  int code = errno;
  close(descriptor);
  return -code;
}

int chiplog_connect_udp(const char *host, uint16_t port) {
  char service[6];
  snprintf(service, sizeof service, "%u", (unsigned)port);
  struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICSERV}, *found = NULL;
  if (getaddrinfo(host, service, &hints, &found) != 0) return CHIPLOG_UNKNOWN_HOST;
  int result = CHIPLOG_UNKNOWN_HOST;
  for (struct addrinfo *next = found; next != NULL && result < 0; next = next->ai_next) {
    result = connect_socket(next->ai_family, next->ai_socktype, next->ai_protocol, next->ai_addr, next->ai_addrlen);
  }
  freeaddrinfo(found);
  return result;
}

int chiplog_connect_unix(const char *path, int *is_stream) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return -ENAMETOOLONG;
  strcpy(address.sun_path, path);
  const struct sockaddr *plain = (const struct sockaddr *)&address;
  *is_stream = 0;
  int result = connect_socket(AF_UNIX, SOCK_DGRAM, 0, plain, sizeof address);
  if (result == -EPROTOTYPE) {
    *is_stream = 1;
    result = connect_socket(AF_UNIX, SOCK_STREAM, 0, plain, sizeof address);
  }
  return result;
}

int chiplog_send(int descriptor, const void *bytes, size_t count, int64_t timeout_ns) {
  const int64_t end = chiplog_monotonic_ns() + timeout_ns;
  for (size_t sent = 0; sent < count;) {
    ssize_t step = send(descriptor, (const char *)bytes + sent, count - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (step > 0) {
      sent += (size_t)step;
    } else if (step < 0 && errno == EINTR) {
      continue;
    } else if (step < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      int64_t rest = end - chiplog_monotonic_ns();
      if (rest <= 0) return EAGAIN;
      int64_t milliseconds = rest / 1000000 + 1;
      struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
      poll(&ready, 1, milliseconds > 60000 ? 60000 : (int)milliseconds);
    } else {
      return step < 0 ? errno : EIO;
    }
  }
  return 0;
}

void chiplog_host_name(char *name, size_t capacity) {
  if (gethostname(name, capacity) != 0) name[0] = 0;
  name[capacity - 1] = 0;
}
