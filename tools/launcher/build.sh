# Building: the web app, the program, the release archive.

jar=cli/target/assay.jar
sources_list=target/sources.list

sources() {
  find core postgres server cli web/app web/packages openapi.yaml pom.xml web/package-lock.json \
    \( -name target -o -name node_modules -o -name dist -o -name types -o -name locales -o -name test-results \
       -o -name test -o -name e2e \) -prune -o -type f "$@"
}

is_stale() { [[ ! -f $jar ]] || [[ -n $(sources -newer "$jar" -print -quit) ]] || files_went; }

# A deleted or renamed source leaves its class or migration below target/, where the next build would still pack it.
files_went() {
  if [[ ! -f $sources_list ]]; then [[ -d server/target ]]; return; fi
  [[ -n $(comm -23 "$sources_list" <(sources -print | sort)) ]]
}

goals() { if files_went; then printf 'clean\n'; fi; printf '%s\n' "$1"; }

web_build() {
  web_install
  rm -rf server/target/classes/web
  (cd web && npm run -s build)
}

# One build at a time: two that start together would write the same files.
build() {
  mkdir -p target
  (
    flock 9
    if is_stale; then build_program; fi
  ) 9>target/build.lock
}

build_program() {
  local -a goals
  mapfile -t goals < <(goals package)
  web_install
  command -v mvn >/dev/null || install_packages maven
  timed "building the program" maven -q -DskipTests -DskipFormat -pl cli -am "${goals[@]}"
  built
}

built() {
  mkdir -p target
  sources -print | sort >"$sources_list"
  touch "$jar" # Maven leaves an unchanged jar's time alone
}

release() {
  local version name
  version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -1)
  name=assay-$version
  rm -rf "target/release" && mkdir -p "target/release/$name/bin" "target/release/$name/lib"
  cp tools/release/assay "target/release/$name/bin/assay"
  cp "$jar" cli/target/lib/*.jar "target/release/$name/lib/"
  cp README.md "target/release/$name/"
  if [[ -f LICENSE ]]; then cp LICENSE "target/release/$name/"; fi
  # Same content, same bytes: names sorted, times and owners fixed.
  tar -C target/release --sort=name --mtime=@1767225600 --owner=0 --group=0 --numeric-owner -cf - "$name" |
    gzip -n >"target/$name.tar.gz"
  say "made target/$name.tar.gz"
}
