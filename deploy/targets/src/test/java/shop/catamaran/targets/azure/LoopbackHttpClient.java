package shop.catamaran.targets.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import reactor.core.publisher.Mono;

/** Sends what is meant for Azure to a server on loopback: tokens are given to https alone. */
final class LoopbackHttpClient implements HttpClient {

  static final HttpHeaderName HOST = HttpHeaderName.fromString("X-Meant-For");

  private final HttpClient client = new JdkHttpClientBuilder().build();
  private final URI server;

  LoopbackHttpClient(URI server) {
    this.server = server;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return client.send(here(request));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return client.send(here(request), context);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return client.sendSync(here(request), context);
  }

  private HttpRequest here(HttpRequest request) {
    try {
      URL url = request.getUrl();
      return request
          .copy()
          .setUrl(new URL("http", server.getHost(), server.getPort(), url.getFile()))
          .setHeader(HOST, url.getHost());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
