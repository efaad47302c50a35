// The peer spdlog: `spdlog default|fast worker [--protocol]`.
#include <spdlog/version.h>

#include <cstdio>
#include <cstring>

#include "worker.hpp"

#if defined(__clang__)
#define COMPILER "clang++ " __clang_version__
#else
#define COMPILER "g++ " __VERSION__
#endif

int main(int count, char **arguments) {
  const bool tells = count == 4 && std::strcmp(arguments[3], "--protocol") == 0;
  const bool is_fast = count > 1 && std::strcmp(arguments[1], "fast") == 0;
  const bool is_default = count > 1 && std::strcmp(arguments[1], "default") == 0;
  if ((count != 3 && !tells) || std::strcmp(arguments[2], "worker") != 0 || !(is_fast || is_default)) {
    std::fprintf(stderr, "usage: spdlog default|fast worker [--protocol]\n");
    return 2;
  }
  if (tells) {
    std::printf(
        "1\nversion %d.%d.%d\nlanguage C++ (" COMPILER ")\n", SPDLOG_VER_MAJOR, SPDLOG_VER_MINOR, SPDLOG_VER_PATCH);
    return 0;
  }
  Worker(is_fast ? Configuration::fast : Configuration::standard).serve();
}
