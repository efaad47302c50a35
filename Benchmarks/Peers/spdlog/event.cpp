#include "event.hpp"

#include <fstream>
#include <stdexcept>

static Failure failure_from(const nlohmann::json &json) {
  Failure failure{json.at("type"), json.at("message"), {}};
  for (const auto &cause : json.value("causes", nlohmann::json::array())) {
    failure.causes.push_back(failure_from(cause));
  }
  return failure;
}

static Event event_from(const nlohmann::json &json) {
  Event event;
  event.message = json.at("message");
  if (!json.contains("fields")) {
    return event;
  }
  const auto &fields = json["fields"];
  event.has_fields = true;
  event.order = fields.at("order");
  event.customer = fields.at("customer");
  event.amount = fields.at("amount");
  event.currency = fields.at("currency");
  event.express = fields.at("express");
  event.items = fields.at("items");
  event.elapsed_ms = fields.at("elapsed_ms");
  event.cart_id = fields.at("cart").at("id");
  if (const auto &coupon = fields.at("cart").at("coupon"); !coupon.is_null()) {
    event.coupon = coupon.get<std::string>();
  }
  event.tags = fields.at("tags").get<std::vector<std::string>>();
  event.failure = failure_from(fields.at("failure"));
  return event;
}

std::vector<Event> read_events(const std::string &path) {
  std::ifstream file(path);
  if (!file) {
    throw std::runtime_error("no file of events at " + path);
  }
  const auto json = nlohmann::json::parse(file);
  std::vector<Event> events;
  for (const auto &event : json.at("events")) {
    events.push_back(event_from(event));
  }
  if (events.empty()) {
    throw std::runtime_error("no events in " + path);
  }
  return events;
}
