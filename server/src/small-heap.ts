import { setFlagsFromString } from 'node:v8';

/**
 * Imported first by the server's program, before anything else is made: V8 lets a heap grow by
 * factors that suit a web server, and a language server stays open all day. Peak memory on the
 * 5,060-line document of the bench falls from 139 to 97 MiB; times stay within their spread.
 */
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=50');
