# Every test of the repository, each step to its end whatever the others say.

failed_steps=()

# step NAME COMMAND...: runs it, keeps its exit code, says how long it took.
step() {
  local name=$1 code=0 begin=$SECONDS
  shift
  say "$name ..."
  "$@" || code=$?
  say "$name took $((SECONDS - begin)) s, exit code $code"
  if ((code)); then failed_steps+=("$name"); fi
}

unit_tests() {
  (cd web && npm test -- --reporter=default --reporter=json --outputFile.json=test-results/vitest.json)
}

java_tests() {
  local -a goals
  mapfile -t goals < <(goals verify)
  maven -q -Dweb.skip -Dmaven.test.failure.ignore=true "${goals[@]}" && built
}

# with_server COMMAND...: runs it against a fresh server of its own, whose owner stands in ASSAY_OWNER_*.
with_server() {
  local home code=0
  home=$(mktemp -d)
  mapfile -t options < <(java_options)
  if start_server "$home" "${options[@]}"; then
    ASSAY_URL=$server_url ASSAY_TOKEN=$ASSAY_OWNER_TOKEN "$@" || code=$?
    stop_server
    if ((code)); then cp "$home/log" target/last-server.log; say "the server's log is target/last-server.log"; fi
  else
    code=1
  fi
  rm -rf "$home"
  return "$code"
}

browser_step() {
  web_install
  CHROMIUM=$(chromium_path) || { install_packages chromium fonts-dejavu-core; CHROMIUM=$(chromium_path); }
  export CHROMIUM
  mkdir -p target
  with_server playwright "$@"
}

playwright() { (cd web && npm run -s e2e -- "$@"); }

interop_step() { mkdir -p target && with_server bash interop/run 2>&1 | tee target/interop.log; }

clear_reports() {
  find . -name node_modules -prune -o -type d \
    \( -name surefire-reports -o -name failsafe-reports -o -name test-results \) -print0 |
    xargs -0 -r rm -rf
  rm -f target/interop.log
}

run_tests() {
  local interop=yes browser=yes option
  for option in "$@"; do
    case $option in
      --no-interop) interop=no ;;
      --no-browser) browser=no ;;
      *) say "unknown option $option; ./assay test takes --no-interop and --no-browser"; exit 2 ;;
    esac
  done
  [[ -f interop/run ]] || interop=no
  if [[ $interop == yes ]]; then test_packages interop; else test_packages; fi
  clear_reports
  if ((EUID == 0)) && [[ -z ${CHROMIUM-} ]]; then CHROMIUM=$(chromium_path); export CHROMIUM; fi
  web_install
  step "web build" web_build
  step "web lint and types" bash -c 'cd web && npm run -s check'
  step "TypeScript tests" unit_tests
  step "Java tests" java_tests
  if [[ -f $jar ]]; then
    if [[ $interop == yes ]]; then
      step "interop tests" interop_step
      ASSAY_INTEROP_PYTHON=$(bash interop/run --python) && export ASSAY_INTEROP_PYTHON
    fi
    if [[ $browser == yes ]]; then step "browser tests" browser_step; fi
  else
    failed_steps+=("program")
  fi
  web/node_modules/.bin/node tools/count-tests.mjs "${failed_steps[@]}"
}
