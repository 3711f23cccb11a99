package vn.thuocdo.opendata;

/**
 * What was found in a file that somebody checks.
 *
 * @param subject what the file claims; empty if it does not tell
 * @param signedBy fingerprint of the key that signed; empty if none did
 * @param isKeyGiven whether that key came another way than in the file
 */
public record Report(String subject, String signedBy, boolean isKeyGiven, Findings findings) {

  public boolean fits() {
    return findings.allFit();
  }
}
