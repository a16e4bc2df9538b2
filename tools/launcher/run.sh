# Running the program, with a cache of loaded and linked classes that makes a warm start fast.

jars_sum=target/jars.sum

# A heap that holds the largest import and leaves room on a machine of 2 GB; ASSAY_JAVA_OPTIONS comes last and wins.
java_options() {
  printf '%s\n' -Xmx512m -XX:+UseSerialGC '-Xlog:aot*=off' '-Xlog:cds*=off'
  if [[ -n ${ASSAY_JAVA_OPTIONS-} ]]; then printf '%s\n' ${ASSAY_JAVA_OPTIONS}; fi
}

# The JVM does not notice that a jar behind its cache was rebuilt, so the name is the checksum of all it was made from.
# The jars are summed once per build: reading them all would cost each start a third of a second.
cache_file() {
  local sum
  if [[ ! $jars_sum -nt $jar ]]; then cat "$jar" cli/target/lib/*.jar | sha256sum >"$jars_sum"; fi
  sum=$(cat "$jars_sum" "$JAVA_HOME/release" | sha256sum)
  printf 'target/aot/app-%s.aot\n' "${sum:0:24}"
}

program() {
  local cache
  local -a options
  mapfile -t options < <(java_options)
  cache=$(cache_file)
  if [[ -f $cache ]]; then options+=("-XX:AOTCache=$cache"); fi
  exec "$JAVA_HOME/bin/java" "${options[@]}" -jar "$jar" "$@"
}

# Once per build, in the background and behind the first start: a run that shows the JVM which classes a start needs.
train_later() {
  local cache
  cache=$(cache_file)
  if [[ -f $cache || -n ${ASSAY_NO_CACHE-} ]]; then return; fi
  mkdir -p target/aot
  find target/aot -name 'app-*' -mmin +60 -delete
  setsid nice -n 19 flock -n target/aot/lock bash -c 'source tools/launcher/tools.sh; source tools/launcher/build.sh
    source tools/launcher/run.sh; sleep 20; train "$1"' train "$cache" </dev/null >target/aot/training.log 2>&1 &
}

# train FILE: starts a server in a home of its own, asks for a few pages, stops it; the JVM then writes FILE.
train() {
  local home new
  home=$(mktemp -d)
  new=$1.$$
  trap 'rm -rf "$home" "$new" "$new.config"' RETURN
  mapfile -t options < <(java_options)
  if start_server "$home" "${options[@]}" "-XX:AOTCacheOutput=$new"; then
    local path
    for path in /health /ready / /api/version /api/projects; do
      get "$path" >/dev/null || true
    done
    stop_server
  fi
  if [[ -f $new ]]; then mv "$new" "$1"; fi
}

# start_server HOME JAVA_OPTION...: a server with an owner known to this script; sets server_url and server_pid.
start_server() {
  local home=$1 port=''
  shift
  ASSAY_OWNER_EMAIL=${ASSAY_OWNER_EMAIL-owner@example.com}
  ASSAY_OWNER_PASSWORD=${ASSAY_OWNER_PASSWORD-$(random_hex)}
  ASSAY_OWNER_TOKEN=${ASSAY_OWNER_TOKEN-$(random_hex)}
  export ASSAY_OWNER_EMAIL ASSAY_OWNER_PASSWORD ASSAY_OWNER_TOKEN
  "$JAVA_HOME/bin/java" "$@" -jar "$jar" up --home "$home/home" --port 0 >"$home/log" 2>&1 &
  server_pid=$!
  for _ in $(seq 1 900); do
    port=$(sed -n 's/^listening on //p' "$home/log")
    if [[ -n $port ]]; then server_url=http://127.0.0.1:$port; return; fi
    if ! kill -0 "$server_pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  cat "$home/log" >&2
  say "the server did not start"
  kill "$server_pid" 2>/dev/null || true
  return 1
}

# get PATH: the answer of the started server, head and all.
get() {
  exec 3<>"/dev/tcp/127.0.0.1/${server_url##*:}"
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n' "$1" >&3
  timeout 2 cat <&3 || true # not every answer ends its connection
  exec 3>&-
}

stop_server() {
  kill "$server_pid" 2>/dev/null || true
  wait "$server_pid" || true
}

random_hex() { od -An -N20 -tx1 /dev/urandom | tr -d ' \n'; }
