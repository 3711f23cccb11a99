package vn.thuocdo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** What is logged, with the failure's messages replaced by what {@link Discretion} lets through. */
record DiscreetEvent(ILoggingEvent event) implements ILoggingEvent {

  /** Shorter messages cannot be told from the words around them, and hold nothing. */
  private static final int SHORTEST_CUT = 4;

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    IThrowableProxy failure = event.getThrowableProxy();
    return failure == null ? null : new Failure(failure);
  }

  /** Libraries put the message of a failure into their own. */
  @Override
  public @Nullable String getFormattedMessage() {
    return cut(event.getFormattedMessage());
  }

  private @Nullable String cut(@Nullable String sentence) {
    String result = sentence;
    for (@Nullable IThrowableProxy failure = event.getThrowableProxy();
        result != null && failure != null;
        failure = failure.getCause()) {
      String message = failure.getMessage();
      if (message != null && message.length() >= SHORTEST_CUT) {
        result = result.replace(message, told(failure));
      }
    }
    return result;
  }

  private static String told(IThrowableProxy failure) {
    return failure instanceof ThrowableProxy known ? Discretion.of(known.getThrowable()) : "";
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public @Nullable String getMessage() {
    return cut(event.getMessage());
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return event.getMDCPropertyMap();
  }

  @Override
  @SuppressWarnings({"deprecation", "removal", "InlineMeSuggester"}) // the interface still asks
  public Map<String, String> getMdc() {
    return event.getMDCPropertyMap();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public List<KeyValuePair> getKeyValuePairs() {
    return event.getKeyValuePairs();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }

  /** A failure and its causes, without their messages. */
  private record Failure(IThrowableProxy failure) implements IThrowableProxy {

    @Override
    public String getMessage() {
      return told(failure);
    }

    @Override
    public @Nullable String getOverridingMessage() {
      return null;
    }

    @Override
    public String getClassName() {
      return failure.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return failure.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return failure.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      IThrowableProxy cause = failure.getCause();
      return cause == null ? null : new Failure(cause);
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return Arrays.stream(failure.getSuppressed())
          .map(Failure::new)
          .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return failure.isCyclic();
    }
  }
}
