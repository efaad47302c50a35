#include "json_text.hpp"

#include <spdlog/fmt/compile.h>

#include <iterator>
#include <string_view>

static nlohmann::ordered_json json_object(const Failure &failure) {
  nlohmann::ordered_json causes = nlohmann::ordered_json::array();
  for (const auto &cause : failure.causes) {
    causes.push_back(json_object(cause));
  }
  return {{"type", failure.type}, {"message", failure.message}, {"causes", std::move(causes)}};
}

nlohmann::ordered_json json_object(const Event &event, const std::uint64_t *number) {
  nlohmann::ordered_json object = {
      {"message", event.message},
      {"order", event.order},
      {"customer", event.customer},
      {"amount", event.amount},
      {"currency", event.currency},
      {"express", event.express},
      {"items", event.items},
      {"elapsed", event.elapsed_ms},
      {"cart", {{"id", event.cart_id}, {"coupon", nullptr}}},
      {"tags", event.tags},
      {"failure", json_object(event.failure)},
  };
  if (event.coupon) {
    object["cart"]["coupon"] = *event.coupon;
  }
  if (number != nullptr) {
    object["seq"] = *number;
  }
  return object;
}

static void append(LineBuffer &out, std::string_view text) { out.append(text.data(), text.data() + text.size()); }

static void append_escaped(LineBuffer &out, unsigned char byte) {
  switch (byte) {
  case '"': return append(out, "\\\"");
  case '\\': return append(out, "\\\\");
  case '\n': return append(out, "\\n");
  case '\t': return append(out, "\\t");
  case '\r': return append(out, "\\r");
  default: fmt::format_to(std::back_inserter(out), FMT_COMPILE("\\u{:04x}"), byte);
  }
}

static void append_string(LineBuffer &out, std::string_view text) {
  out.push_back('"');
  std::size_t plain = 0;
  for (std::size_t place = 0; place < text.size(); place++) {
    const auto byte = static_cast<unsigned char>(text[place]);
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      append(out, text.substr(plain, place - plain));
      append_escaped(out, byte);
      plain = place + 1;
    }
  }
  append(out, text.substr(plain));
  out.push_back('"');
}

template <typename Values, typename Append>
static void append_array(LineBuffer &out, const Values &values, Append append_value) {
  out.push_back('[');
  bool is_first = true;
  for (const auto &value : values) {
    if (!is_first) {
      out.push_back(',');
    }
    is_first = false;
    append_value(out, value);
  }
  out.push_back(']');
}

static void append_failure(LineBuffer &out, const Failure &failure) {
  append(out, "{\"type\":");
  append_string(out, failure.type);
  append(out, ",\"message\":");
  append_string(out, failure.message);
  append(out, ",\"causes\":");
  append_array(out, failure.causes, append_failure);
  out.push_back('}');
}

void append_json(LineBuffer &out, const Event &event, const std::uint64_t *number) {
  const auto end = std::back_inserter(out);
  append(out, "{\"message\":");
  append_string(out, event.message);
  fmt::format_to(end, FMT_COMPILE(",\"order\":{},\"customer\":"), event.order);
  append_string(out, event.customer);
  fmt::format_to(end, FMT_COMPILE(",\"amount\":{},\"currency\":"), event.amount);
  append_string(out, event.currency);
  fmt::format_to(
      end, FMT_COMPILE(",\"express\":{},\"items\":{},\"elapsed\":{},\"cart\":{{\"id\":{},\"coupon\":"), event.express,
      event.items, event.elapsed_ms, event.cart_id);
  if (event.coupon) {
    append_string(out, *event.coupon);
  } else {
    append(out, "null");
  }
  append(out, "},\"tags\":");
  append_array(out, event.tags, append_string);
  append(out, ",\"failure\":");
  append_failure(out, event.failure);
  if (number != nullptr) {
    fmt::format_to(end, FMT_COMPILE(",\"seq\":{}"), *number);
  }
  out.push_back('}');
}
