#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <stdexcept>

#include "json_text.hpp"
#include "peer.hpp"

namespace {

/// The bound fields and the logger's own parts of a JSON line; the event's object takes the place of %v.
std::string json_pattern(const Task &task) {
  std::string bound;
  for (const auto &[key, value] : task.bound) {
    bound += nlohmann::json(key).dump() + ":" + nlohmann::json(value).dump() + ",";
  }
  std::string escaped;
  for (char character : bound) {
    escaped.append(character == '%' ? 2 : 1, character);
  }
  return R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","logger":"%n",)" + escaped + R"("event":%v})";
}

spdlog::file_event_handlers buffer_of_64_kib() {
  spdlog::file_event_handlers handlers;
  handlers.after_open = [](const spdlog::filename_t &, std::FILE *file) {
    std::setvbuf(file, nullptr, _IOFBF, 64 * 1024);
  };
  return handlers;
}

std::shared_ptr<spdlog::logger> make_logger(Configuration configuration, const Task &task) {
  auto logger = configuration == Configuration::fast
                    ? spdlog::basic_logger_st(task.label, task.output, false, buffer_of_64_kib())
                    : spdlog::basic_logger_mt(task.label, task.output);
  logger->set_level(task.enabled ? spdlog::level::info : spdlog::level::off);
  if (task.events[0].has_fields) {
    logger->set_pattern(json_pattern(task));
  }
  logger->set_error_handler([](const std::string &problem) { throw std::runtime_error(problem); });
  return logger;
}

class SpdlogPeer : public Peer {
public:
  SpdlogPeer(Configuration configuration, Task task)
      : configuration(configuration), logger(make_logger(configuration, task)), events(std::move(task.events)) {
    spdlog::drop_all();
  }

  void log(std::uint64_t first, std::uint64_t last) override { choose_call<false>(first, last); }
  void log_numbered(std::uint64_t first, std::uint64_t last) override { choose_call<true>(first, last); }
  void drain() override { logger->flush(); }

private:
  Configuration configuration;
  std::shared_ptr<spdlog::logger> logger;
  std::vector<Event> events;

  // One loop for each kind of call, so that nothing but the call is measured.
  template <bool numbered> void choose_call(std::uint64_t first, std::uint64_t last) {
    if (!events[0].has_fields) {
      each(first, last, [&](const Event &event, std::uint64_t number) {
        if constexpr (numbered) {
          logger->info("{} seq={}", event.message, number);
        } else {
          logger->info(event.message);
        }
      });
    } else if (configuration == Configuration::fast) {
      each(first, last, [&](const Event &event, std::uint64_t number) {
        if (logger->should_log(spdlog::level::info)) {
          LineBuffer json;
          append_json(json, event, numbered ? &number : nullptr);
          logger->info(spdlog::string_view_t(json.data(), json.size()));
        }
      });
    } else {
      each(first, last, [&](const Event &event, std::uint64_t number) {
        if (logger->should_log(spdlog::level::info)) {
          logger->info(json_object(event, numbered ? &number : nullptr).dump());
        }
      });
    }
  }

  template <typename Call> void each(std::uint64_t first, std::uint64_t last, Call call) {
    std::size_t place = first % events.size();
    for (std::uint64_t number = first; number < last; number++) {
      call(events[place], number);
      place = place + 1 == events.size() ? 0 : place + 1;
    }
  }
};

} // namespace

std::unique_ptr<Peer> make_spdlog_peer(Configuration configuration, Task task) {
  return std::make_unique<SpdlogPeer>(configuration, std::move(task));
}
