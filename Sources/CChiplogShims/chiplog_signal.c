#include "chiplog_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static uint32_t hangups;
static struct sigaction handler_before;
static bool is_counting;

static void count_hangup(int signal, siginfo_t *info, void *context) {
  __atomic_fetch_add(&hangups, 1, __ATOMIC_RELAXED);
  if (handler_before.sa_flags & SA_SIGINFO) {
    handler_before.sa_sigaction(signal, info, context);
  } else if (handler_before.sa_handler != SIG_DFL && handler_before.sa_handler != SIG_IGN) {
    handler_before.sa_handler(signal);
  }
}

static void install(void) {
  struct sigaction action = {0};
  action.sa_sigaction = count_hangup;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigemptyset(&action.sa_mask);
  // Known before the handler can run.
  is_counting = sigaction(SIGHUP, NULL, &handler_before) == 0 && sigaction(SIGHUP, &action, NULL) == 0;
}

bool chiplog_count_hangups(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  return is_counting;
}

uint32_t chiplog_hangups(void) { return __atomic_load_n(&hangups, __ATOMIC_RELAXED); }

static int requests[2] = {-1, -1}, answers[2] = {-1, -1};
static pid_t owner;
static int crash_limit_ms;
static struct sigaction action_before[NSIG];

static bool make_pipe(int ends[2]) {
  if (pipe(ends) != 0) return false;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  return true;
}

static void make_pipes(void) {
  owner = getpid();
  if (make_pipe(requests) && !make_pipe(answers)) requests[0] = requests[1] = -1;
}

bool chiplog_prepare_signals(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_pipes);
  return requests[0] >= 0;
}

static bool request(int signal) {
  unsigned char byte = (unsigned char)signal;
  // A child made by fork shares the pipe, but the signal is not its parent's.
  return getpid() == owner && write(requests[1], &byte, 1) == 1;
}

// Its action has been reset on the way in.
static void divert(int signal) {
  int error = errno;
  if (!request(signal)) raise(signal);
  errno = error;
}

static void divert_crash(int signal, siginfo_t *info, void *context) {
  (void)context;
  if (request(signal)) {
    struct pollfd answer = {answers[0], POLLIN, 0};
    while (poll(&answer, 1, crash_limit_ms) < 0 && errno == EINTR) {
    }
  }
  sigaction(signal, &action_before[signal], NULL);
  // A fault comes again by itself when its instruction is run again; what was sent does not.
  if (info->si_code <= 0) raise(signal);
}

bool chiplog_divert_signal(int signal) {
  struct sigaction before, action = {0};
  if (signal <= 0 || signal >= NSIG || !chiplog_prepare_signals() || sigaction(signal, NULL, &before) != 0) return false;
  if (before.sa_flags & SA_SIGINFO) return false;
  if (before.sa_handler != SIG_DFL) return before.sa_handler == divert;
  action.sa_handler = divert;
  action.sa_flags = SA_RESETHAND | SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(signal, &action, NULL) == 0;
}

bool chiplog_divert_crash(int signal, int limit_ms) {
  struct sigaction before, action = {0};
  if (signal <= 0 || signal >= NSIG || !chiplog_prepare_signals() || sigaction(signal, NULL, &before) != 0) return false;
  crash_limit_ms = limit_ms;
  if ((before.sa_flags & SA_SIGINFO) && before.sa_sigaction == divert_crash) return true;
  action_before[signal] = before;
  action.sa_sigaction = divert_crash;
  action.sa_flags = SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  return sigaction(signal, &action, NULL) == 0;
}

int chiplog_next_signal(void) {
  unsigned char byte = 0;
  ssize_t count;
  while ((count = read(requests[0], &byte, 1)) < 0 && errno == EINTR) {
  }
  return count == 1 ? byte : 0;
}

void chiplog_answer_signal(void) {
  unsigned char byte = 1;
  // Never read: all who wait see it.
  if (write(answers[1], &byte, 1) < 0) return;
}

void chiplog_raise(int signal) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(signal);
}
