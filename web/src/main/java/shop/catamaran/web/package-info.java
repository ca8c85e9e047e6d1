/** The shop's pages, its REST API and its health endpoints. */
package shop.catamaran.web;
