package shop.catamaran.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/** One client's view of a server: sends a request, reads the answer to its end. */
final class ShopConnection {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Timeout TIMEOUT = Timeout.ofSeconds(30);

  private final HttpRequester requester;
  private final HttpHost host;

  ShopConnection(HttpRequester requester, URI server) {
    this.requester = requester;
    this.host = new HttpHost(server.getScheme(), server.getHost(), server.getPort());
  }

  /** Fetches a page as a browser does, compressed. Throws unless the answer is 200. */
  byte[] get(String path) throws IOException, HttpException {
    return send(ClassicRequestBuilder.get(path).addHeader("Accept-Encoding", "gzip").build(), 200);
  }

  JsonNode getJson(String path) throws IOException, HttpException {
    return JSON.readTree(send(ClassicRequestBuilder.get(path).build(), 200));
  }

  JsonNode sendJson(
      String method, String path, Object body, Map<String, String> headers, int expectedStatus)
      throws IOException, HttpException {
    ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setPath(path);
    headers.forEach(request::addHeader);
    if (body != null) {
      request.setEntity(
          new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON));
    }
    return JSON.readTree(send(request.build(), expectedStatus));
  }

  private byte[] send(ClassicHttpRequest request, int expectedStatus)
      throws IOException, HttpException {
    try (ClassicHttpResponse response =
        requester.execute(host, request, TIMEOUT, HttpCoreContext.create())) {
      byte[] content =
          response.getEntity() == null
              ? new byte[0]
              : EntityUtils.toByteArray(response.getEntity());
      if (response.getCode() != expectedStatus) {
        throw new IOException(
            request.getMethod()
                + " "
                + request.getPath()
                + " answered "
                + response.getCode()
                + ": "
                + new String(content, 0, Math.min(300, content.length), StandardCharsets.UTF_8));
      }
      return content;
    }
  }
}
