@echo off
rem The command line of an installed Touchstone: the app itself, run as a plain Node on the bundle of the command line.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\Touchstone.exe" "%~dp0..\app.asar\out\main\cli.js" %*
exit /b %ERRORLEVEL%
