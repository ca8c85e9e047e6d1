/** Classes that break one architecture rule each; the rules must report them. */
package shop.catamaran.canary;
