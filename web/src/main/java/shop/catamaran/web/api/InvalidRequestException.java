package shop.catamaran.web.api;

import java.util.List;
import shop.catamaran.web.Problem;
import shop.catamaran.web.Problem.FieldError;

/** A request is refused with this problem. */
class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  InvalidRequestException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static InvalidRequestException ofField(String field, String message) {
    return new InvalidRequestException(Problem.ofFields(List.of(new FieldError(field, message))));
  }

  static InvalidRequestException notFound(String what) {
    return new InvalidRequestException(Problem.ofStatus(404, what));
  }

  Problem problem() {
    return problem;
  }
}
