/**
 * Processes of this machine that outlive the command: started in a session of their own, found
 * again by pid and start time, stopped within a bound. Linux only ({@code /proc}).
 */
package shop.catamaran.operator.process;
