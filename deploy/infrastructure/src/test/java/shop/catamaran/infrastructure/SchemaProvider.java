package shop.catamaran.infrastructure;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A provider of Terraform that knows its schema and finds every configuration valid that fits it.
 * It serves any number of terraform processes on the loopback address; it can plan and do nothing.
 */
final class SchemaProvider implements AutoCloseable {

  private static final String SERVICE = "tfplugin6.Provider";
  private static final String GET_SCHEMA = "GetProviderSchema";

  /** What validation and tests with mocks ask beside the schema; an empty answer means no fault. */
  private static final List<String> OTHERS =
      List.of(
          "ValidateProviderConfig",
          "ValidateResourceConfig",
          "ValidateDataResourceConfig",
          "ConfigureProvider",
          "StopProvider");

  private final Server server;

  private SchemaProvider(Server server) {
    this.server = server;
  }

  static SchemaProvider start(ProviderSchema schema) {
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(SERVICE);
    add(service, GET_SCHEMA, schema.toResponse());
    OTHERS.forEach(method -> add(service, method, new byte[0]));
    try {
      return new SchemaProvider(
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(service.build())
              .build()
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve a schema", e);
    }
  }

  private static void add(ServerServiceDefinition.Builder service, String method, byte[] answer) {
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.<byte[], byte[]>newBuilder(new Unread(), new Unread())
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, method))
            .build();
    service.addMethod(
        descriptor,
        ServerCalls.asyncUnaryCall(
            (request, responses) -> {
              responses.onNext(answer);
              responses.onCompleted();
            }));
  }

  /** Where terraform finds it, as an entry of TF_REATTACH_PROVIDERS. */
  String reattachment() {
    return """
    {"Protocol":"grpc","ProtocolVersion":6,"Pid":%d,"Test":true,\
    "Addr":{"Network":"tcp","String":"127.0.0.1:%d"}}"""
        .formatted(ProcessHandle.current().pid(), server.getPort());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  /** Messages pass as they are. */
  private static final class Unread implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
      try {
        return message.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
