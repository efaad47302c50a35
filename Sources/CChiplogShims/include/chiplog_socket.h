// Sockets for sinks, behind one face: their constants and address types differ in every C library's Swift overlay.
//
// These are no leaf functions: they call the operating system, and connecting over UDP may ask a name server.
#ifndef CHIPLOG_SOCKET_H
#define CHIPLOG_SOCKET_H

#include <stddef.h>
#include <stdint.h>

/// What `chiplog_connect_udp` returns when the host's name leads to no address.
#define CHIPLOG_UNKNOWN_HOST (-1000000)

/// Connects a socket for datagrams to `host` (a name or a numeric address) and `port`; asks a name server where it is a
/// name. Returns the descriptor, or an error number as a negative one.
int chiplog_connect_udp(const char *_Nonnull host, uint16_t port);

/// Connects to the Unix socket `path`, which takes datagrams, or a stream: `*is_stream` says which. Does not wait.
/// Returns the descriptor, or an error number as a negative one.
int chiplog_connect_unix(const char *_Nonnull path, int *_Nonnull is_stream);

/// Sends `count` bytes, a datagram whole, and waits at most `timeout_ns` in all for the receiver to make room.
/// Raises no signal. Returns 0 or an error number, EAGAIN when the time was over.
int chiplog_send(int descriptor, const void *_Nonnull bytes, size_t count, int64_t timeout_ns);

/// Writes the host's name, at most `capacity - 1` bytes and a zero; an empty string when there is none.
void chiplog_host_name(char *_Nonnull name, size_t capacity);

#endif
