# Messages, and the tools that must be there before anything is built.

say() { printf 'assay: %s\n' "$*" >&2; }
die() { say "$*"; exit 3; }

# timed WORDS COMMAND...: says what it does, and how long it took; its output only when it fails.
timed() {
  local what=$1 log code=0 begin=$SECONDS
  shift
  log=$(mktemp)
  say "$what ..."
  "$@" >"$log" 2>&1 || code=$?
  if ((code)); then
    cat "$log" >&2
    say "$what failed after $((SECONDS - begin)) s (exit code $code)"
  else
    say "$what took $((SECONDS - begin)) s"
  fi
  rm -f "$log"
  return "$code"
}

is_debian_root() { ((EUID == 0)) && command -v apt-get >/dev/null; }

# install PACKAGE...: from the distribution where we may, else says what to install.
install_packages() {
  if ! is_debian_root; then die "missing: $*. Install them (Debian: apt-get install $*) and start again."; fi
  timed "installing $*" install_quietly "$@"
}

install_quietly() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}

is_jdk25() { [[ -x $1/bin/javac && -f $1/release ]] && grep -q '^JAVA_VERSION="25[."]' "$1/release"; }

jdk_places() {
  [[ -n ${JAVA_HOME-} ]] && printf '%s\n' "$JAVA_HOME"
  (
    shopt -s nullglob
    printf '%s\n' /usr/lib/jvm/*25* /opt/java/openjdk /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* \
      /Library/Java/JavaVirtualMachines/*25*/Contents/Home
  )
  local javac
  if javac=$(command -v javac); then dirname "$(dirname "$(readlink -f "$javac")")"; fi
}

search_jdk() {
  local home
  local -a places
  mapfile -t places < <(jdk_places)
  for home in "${places[@]}"; do
    if [[ -n $home ]] && is_jdk25 "$home"; then printf '%s\n' "$home"; return; fi
  done
  return 1
}

# Sets JAVA_HOME.
find_jdk() {
  local found
  if ! found=$(search_jdk) && is_debian_root && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
    install_packages openjdk-25-jdk-headless
  fi
  found=${found:-$(search_jdk)} ||
    die "no JDK 25 found (looked at JAVA_HOME, the usual folders and PATH). Install one, for example Temurin 25, or set JAVA_HOME."
  export JAVA_HOME=$found
}

maven() {
  # Every plugin is pinned in pom.xml, so any Maven from 3.8.7 on builds the same.
  command -v mvn >/dev/null || install_packages maven
  MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}" mvn -B -ntp "$@"
}

web_install() {
  [[ web/node_modules/.package-lock.json -nt web/package-lock.json ]] && return
  command -v npm >/dev/null || install_packages nodejs npm
  timed "installing the web tools" npm_ci
}

npm_ci() { (cd web && npm ci --no-progress --loglevel=error && touch node_modules/.package-lock.json); }

# Programs that only the tests use.
test_packages() {
  local -a missing=()
  command -v mvn >/dev/null || missing+=(maven)
  command -v npm >/dev/null || missing+=(nodejs npm)
  chromium_path >/dev/null || missing+=(chromium)
  [[ -d /usr/share/fonts/truetype/dejavu ]] || missing+=(fonts-dejavu-core)
  command -v ffmpeg >/dev/null || missing+=(ffmpeg)
  ldconfig -p 2>/dev/null | grep 'libvips\.so\.42' >/dev/null || missing+=(libvips42)
  if [[ ${1-} == interop ]] && ! python3 -c 'import venv, ensurepip' 2>/dev/null; then missing+=(python3-venv); fi
  if ((${#missing[@]})); then install_packages "${missing[@]}"; fi
}

chromium_path() {
  local name
  if [[ -n ${CHROMIUM-} ]]; then printf '%s\n' "$CHROMIUM"; return; fi
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name"; then return; fi
  done
  return 1
}
