package vn.thuocdo.demo;

/** Watches work that takes a while. */
public interface Progress {

  /** Says how many ratings will be stored; called once, first. */
  void start(long total);

  /** Says how many more are stored. */
  void step(long count);

  /** Returns a watcher that shows nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void start(long total) {}

      @Override
      public void step(long count) {}
    };
  }
}
