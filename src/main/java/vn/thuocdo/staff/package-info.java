/**
 * Who works here: accounts, roles, sign-in, sessions and the audit trail.
 *
 * <p>A controller of any feature asks for a {@link vn.thuocdo.staff.StaffMember} as a parameter, is
 * closed with {@code @Secured} and the names in {@link vn.thuocdo.staff.Roles}, shows its page in
 * the frame that {@link vn.thuocdo.staff.StaffFrames} makes, and writes every change to {@link
 * vn.thuocdo.staff.Audit}. Everything of staff lives under {@code /can-bo}; what is open to
 * everybody stands in {@link vn.thuocdo.staff.PublicPaths}, and anything else is refused.
 *
 * <table>
 *   <caption>What a role may do</caption>
 *   <tr><th></th><th>HOME_AFFAIRS</th><th>UNIT_MANAGER</th><th>OPERATOR</th><th>SUPERVISOR</th></tr>
 *   <tr><td>today's counts</td><td>all</td><td>own units</td><td>all</td><td>all</td></tr>
 *   <tr><td>comments, confidential reasons</td><td>yes</td><td>no</td><td>no</td><td>no</td></tr>
 *   <tr><td>kiosks</td><td>yes</td><td>no</td><td>yes</td><td>no</td></tr>
 *   <tr><td>running quarter</td><td>all</td><td>own units</td><td>no</td><td>all</td></tr>
 *   <tr><td>close and publish</td><td>yes</td><td>no</td><td>no</td><td>no</td></tr>
 *   <tr><td>audit trail</td><td>yes</td><td>no</td><td>no</td><td>yes</td></tr>
 *   <tr><td>accounts</td><td>all</td><td>no</td><td>all but HOME_AFFAIRS</td><td>no</td></tr>
 * </table>
 *
 * <p>Must not know ratings, kiosks or figures, nor anything about a citizen.
 */
@NullMarked
package vn.thuocdo.staff;

import org.jspecify.annotations.NullMarked;
