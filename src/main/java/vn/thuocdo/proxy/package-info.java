/**
 * Who asks, and how often they may: what a proxy in front of the server says about a request, and
 * whether to believe it ({@link vn.thuocdo.proxy.Proxies}), and a limit per asker ({@link
 * vn.thuocdo.proxy.RateLimit}). Must not know what the request is about.
 */
@NullMarked
package vn.thuocdo.proxy;

import org.jspecify.annotations.NullMarked;
