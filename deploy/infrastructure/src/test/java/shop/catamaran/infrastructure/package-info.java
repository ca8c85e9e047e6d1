/**
 * Checks the Terraform roots in {@code deploy} with the real terraform binary, without an account
 * and without a network: the providers that it asks for are stood in for by a server that knows
 * their schemas and nothing else. There is nothing here but tests, and nothing may depend on it.
 */
package shop.catamaran.infrastructure;
