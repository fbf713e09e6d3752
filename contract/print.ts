// The arguments with which the command line has Electron print a page: the switch, then the paths of the page and of
// the PDF.

export const PRINT_SWITCH = '--print-page';
