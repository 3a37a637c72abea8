@echo off
rem Starts Saddlescope with %SADDLESCOPE_JAVA%, else %JAVA_HOME%\bin\java, else java. Needs Java 25 or newer.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0.."
if defined SADDLESCOPE_JAVA (
    set "java=%SADDLESCOPE_JAVA%"
    set "from=SADDLESCOPE_JAVA"
) else if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
    set "from=JAVA_HOME"
) else (
    set "java=java"
    set "from=the PATH"
)

rem The version is the third word of the first line: openjdk version "25.0.3" 2026-04-21
set "version="
for /f "tokens=3" %%v in ('call "%java%" -version 2^>^&1 ^| findstr /r /c:" version .[0-9]"') do if not defined version set "version=%%~v"
if not defined version (
    >&2 echo saddlescope: no Java at "%java%" ^(from %from%^): install Java 25 or newer, or let SADDLESCOPE_JAVA name its java program
    exit /b 3
)
for /f "tokens=1 delims=.-_" %%m in ("%version%") do set "major=%%m"
if %major% LSS 25 (
    >&2 echo saddlescope: "%java%" ^(from %from%^) is Java %version%, and Java 25 or newer is needed: let SADDLESCOPE_JAVA name its java program
    exit /b 3
)

rem The window starts faster when the classes that it needs are kept in the form in which they are in memory. Java makes the
rem file when the window is first closed, and anew when Java is another one; not when the program is, whose size names it.
set "window="
if "%~1"=="" set "window=yes"
if "%~2"=="" if /i "%~1"=="--check-start" set "window=yes"
if "%~2"=="" if /i "%~x1"==".json" set "window=yes"
if "%~2"=="" if /i "%~x1"==".saddlescope" set "window=yes"
if not defined window goto start
if not defined LOCALAPPDATA goto start
set "cache=%LOCALAPPDATA%\Saddlescope"
if not exist "%cache%\" mkdir "%cache%" 2>nul
if exist "%cache%\" goto cached

:start
"%java%" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djdk.reflect.useNativeAccessorOnly=true -Dsun.font.layout.ffm=false %SADDLESCOPE_OPTS% -cp "%home%\lib\*" org.saddlescope.Main %*
exit /b %ERRORLEVEL%

:cached
set "size=0"
for %%f in ("%home%\lib\saddlescope-*.jar") do set "size=%%~zf"
set "archive=%cache%\window-%size%.jsa"
if not exist "%archive%" del /q "%cache%\window*.jsa" 2>nul
"%java%" -XX:SharedArchiveFile="%archive%" -Xlog:disable -XX:+AutoCreateSharedArchive --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djdk.reflect.useNativeAccessorOnly=true -Dsun.font.layout.ffm=false %SADDLESCOPE_OPTS% -cp "%home%\lib\*" org.saddlescope.Main %*
exit /b %ERRORLEVEL%
