@echo off
rem Starts Between Sessions with a double-click; sets it up the first time.
setlocal
cd /d "%~dp0"

rem What was set up fits to one list of what is needed: another list is another mark.
set "mark="
for /f "skip=1 delims=" %%h in ('certutil -hashfile requirements.lock SHA256') do if not defined mark set "mark=.venv\.started-%%h"
set "mark=%mark: =%"

if exist "%mark%" goto start

set "python="
for %%v in (3.13 3.12 3.11) do if not defined python py -%%v -c "" >nul 2>nul && set "python=py -%%v"
if not defined python python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "python=python"
if not defined python (
    echo Python 3.11 or newer is needed, and was not found. Nothing was changed.
    echo Install it from python.org, then start this again.
    goto stop
)
echo Setting up, once. This takes a few minutes and needs the internet; the program itself never does.
%python% -m venv .venv
if errorlevel 1 (
    echo The folder .venv could not be made. Nothing of yours was changed.
    echo Is there room on the disk, and may you write here?
    goto stop
)
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
if errorlevel 1 (
    echo Setting up did not come to its end; what it said stands above. Nothing of yours was changed.
    echo Start this again when the internet is there.
    goto stop
)
type nul > "%mark%"

:start
.venv\Scripts\python -m pages.frame.launch
if errorlevel 1 (
    echo It did not start; why stands above. Nothing of yours was changed.
    goto stop
)
exit /b 0

:stop
pause
exit /b 1
