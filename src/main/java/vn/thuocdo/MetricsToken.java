package vn.thuocdo;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.reactivestreams.Publisher;
import vn.thuocdo.staff.Roles;

/**
 * Lets a monitoring system read {@code /metrics}, and nothing else, with {@code Authorization:
 * Bearer} and the content of the file {@code metrics-token} of the home. Where the request comes
 * from proves nothing behind a reverse proxy.
 */
@Context
@Requires(env = "server", property = "thuocdo.home")
class MetricsToken implements AuthenticationFetcher<HttpRequest<?>> {

  private static final String BEARER = "Bearer ";

  private final byte[] token;

  MetricsToken(@Value("${thuocdo.home}") String home) throws IOException {
    Path file = Path.of(home, "metrics-token");
    if (!Files.exists(file) || Files.readString(file).isBlank()) {
      var bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
    }
    this.token = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String header = request.getHeaders().get("Authorization", String.class, "");
    boolean isKnown =
        "/metrics".equals(request.getPath())
            && header.startsWith(BEARER)
            && MessageDigest.isEqual(
                token, header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    return isKnown
        ? Publishers.just(Authentication.build("metrics", List.of(Roles.OPERATOR)))
        : Publishers.empty();
  }
}
