/**
 * Whether this member lives, can serve and has started, and whether its cloud can sell. None of the
 * answers depends on the payment gateway, the mail server or another cloud: a member that can sell
 * stays in its balancer.
 */
package shop.catamaran.web.health;
