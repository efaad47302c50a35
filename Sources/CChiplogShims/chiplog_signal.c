#include "chiplog_signal.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>

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
