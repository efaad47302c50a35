#pragma once

#include <spdlog/fmt/fmt.h>

#include "event.hpp"

/// Holds any event of the scenario without an allocation.
using LineBuffer = fmt::basic_memory_buffer<char, 1024>;

/// The event as an object of the JSON library; `number` is the field `seq`, null to leave that out.
nlohmann::ordered_json json_object(const Event &event, const std::uint64_t *number);

/// Appends the same object as text, without a tree in between.
void append_json(LineBuffer &out, const Event &event, const std::uint64_t *number);
