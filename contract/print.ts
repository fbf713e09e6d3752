// How the command line asks the app's own program to print a page: the switch, then the page's file and the PDF's.

export const PRINT_SWITCH = '--print-page';
