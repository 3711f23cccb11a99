/**
 * What a proxy in front of the server says about a request, and whether to believe it. Main type:
 * {@link vn.thuocdo.proxy.Proxies}. Must not know what the request is about.
 */
@NullMarked
package vn.thuocdo.proxy;

import org.jspecify.annotations.NullMarked;
