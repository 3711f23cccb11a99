/**
 * Dossiers that the one-stop software told of, as transactions: who may be asked for an opinion,
 * and how many there were. Keeps neither dossier codes nor telephone numbers; who wants to ask
 * listens to {@link vn.thuocdo.dossier.TransactionsStored}. Knows nothing of messages.
 */
@NullMarked
package vn.thuocdo.dossier;

import org.jspecify.annotations.NullMarked;
