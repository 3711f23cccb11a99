package vn.thuocdo.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id hashes, each carrying the parameters that it was made with.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP,
 *     Password Storage: at least 19 MiB, 2 passes, 1 lane</a>
 */
@Singleton
class PasswordHashes {

  static final int MEMORY_KIB = 32 * 1024;
  static final int PASSES = 3;

  private static final Argon2Function CURRENT =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, 32, Argon2.ID);

  /** A flood of sign-ins must neither eat the memory nor every processor. */
  private final Semaphore slots = new Semaphore(2);

  /** Compared with when there is no account, so that it takes as long as when there is one. */
  private final String nobodys = hash(Secrets.newPassword());

  enum Check {
    WRONG,
    RIGHT,
    /** Right, and hashed with weaker parameters than today's. */
    RIGHT_BUT_WEAKLY_HASHED
  }

  String hash(String password) {
    slots.acquireUninterruptibly();
    try {
      return Password.hash(normalised(password)).addRandomSalt(16).with(CURRENT).getResult();
    } finally {
      slots.release();
    }
  }

  Check check(String password, String hash) {
    var function = Argon2Function.getInstanceFromHash(hash);
    slots.acquireUninterruptibly();
    try {
      if (!Password.check(normalised(password), hash).with(function)) {
        return Check.WRONG;
      }
    } finally {
      slots.release();
    }
    return isWeak(function) ? Check.RIGHT_BUT_WEAKLY_HASHED : Check.RIGHT;
  }

  /** Takes as long as {@link #check} and is never right. */
  void checkNobodys(String password) {
    check(password, nobodys);
  }

  private static boolean isWeak(Argon2Function function) {
    return function.getVariant() != Argon2.ID
        || function.getMemory() < MEMORY_KIB
        || function.getIterations() < PASSES;
  }

  /** Vietnamese keyboards write «ế» as one character or as three; both are the same password. */
  private static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
