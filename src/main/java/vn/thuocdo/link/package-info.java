/**
 * The form on a citizen's telephone, behind a link for one visit or the QR code of a counter, and
 * the codes and posters for staff. {@link vn.thuocdo.link.LinkTokens} makes links; ratings leave
 * through the one door. Must not know how a link is sent, nor any telephone number.
 */
@NullMarked
package vn.thuocdo.link;

import org.jspecify.annotations.NullMarked;
