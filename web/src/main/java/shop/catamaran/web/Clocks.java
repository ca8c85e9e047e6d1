package shop.catamaran.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives every module the same clock. */
@ApplicationScoped
class Clocks {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
