/**
 * Short messages: what citizens are asked and what they answer. {@link vn.thuocdo.sms.ReplyGrammar}
 * reads a reply; the words it knows are in {@code sms/reply-words.txt}. The only package that may
 * know the gateway.
 */
@NullMarked
package vn.thuocdo.sms;

import org.jspecify.annotations.NullMarked;
