// xoshiro256** (David Blackman, Sebastiano Vigna, "Scrambled Linear Pseudorandom Number Generators", 2018): 256 bits of
// state for each thread, so that two of them never run through the same numbers.
#include "chiplog_random.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <sys/random.h>
#endif

#include "chiplog_time.h"

typedef struct chiplog_generator {
  uint64_t state[4];
  /// The fork generation that it was seeded in; 0 before.
  uint32_t generation;
} chiplog_generator;

static _Thread_local chiplog_generator generator __attribute__((tls_model("initial-exec")));

/// Grows by one in each forked process, whose generators must not go on like the parent's.
static uint32_t current_generation = 1;
static pthread_once_t watch_forks_once = PTHREAD_ONCE_INIT;

static void note_fork(void) { current_generation++; }
static void watch_forks(void) { pthread_atfork(NULL, NULL, note_fork); }

/// SplitMix64's output function (Steele, Lea, Flood 2014).
static uint64_t mix(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

static void seed(void) {
  pthread_once(&watch_forks_once, watch_forks);
  if (getentropy(generator.state, sizeof generator.state) != 0) {
    // Only where the kernel has no such call: what differs between threads, processes and moments has to do.
    uint64_t start = (uint64_t)chiplog_wall_clock_ns() ^ (uint64_t)(uintptr_t)&generator ^ (uint64_t)getpid() << 32;
    for (int index = 0; index < 4; index++) {
      generator.state[index] = mix(start += 0x9E3779B97F4A7C15u);
    }
  }
  // A state of zeros would stay one.
  generator.state[0] |= generator.state[1] == 0 && generator.state[2] == 0 && generator.state[3] == 0;
  generator.generation = current_generation;
}

static uint64_t rotated_left(uint64_t value, int bits) { return value << bits | value >> (64 - bits); }

uint64_t chiplog_random(void) {
  if (__builtin_expect(generator.generation != current_generation, 0)) {
    seed();
  }
  uint64_t *state = generator.state;
  uint64_t result = rotated_left(state[1] * 5, 7) * 9;
  uint64_t shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated_left(state[3], 45);
  return result;
}
