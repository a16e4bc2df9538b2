/// The demo that a first start makes: two projects with drawn scenes and written messages, so that every page has
/// something to show. All of it is made here, by code; nothing is fetched. Owns no table; uses the features' doors.
@org.jspecify.annotations.NullMarked
package dev.assay.server.demo;
