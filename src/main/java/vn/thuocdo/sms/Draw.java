package vn.thuocdo.sms;

/** What came of a transaction that could have been asked about. */
enum Draw {
  INVITED,
  /** The draw fell on others. */
  NOT_DRAWN,
  QUOTA_REACHED,
  NO_NUMBER,
  /** Not a mobile number of this country, or none at all. */
  NOT_MOBILE,
  OPTED_OUT,
  ASKED_ABOUT_DOSSIER,
  ASKED_LATELY,
  /** The number stands behind many dossiers: somebody who is hired to hand them in. */
  HELPER
}
