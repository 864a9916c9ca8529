//! For whom a source speaks, and in which part.

use super::cast::Entry;
use super::knowledge::{Country, Known, body_word, gender_of_given};
use super::offices::{Age, affiliation_of, role_of_body, role_of_kind};
use super::scene::Scene;
use super::{Affiliation, Identity, Role, Source};
use crate::claim::sketch::Class;

/// Affiliation and role of an entry.
pub(super) fn of(entry: &Entry) -> (Affiliation, Role) {
    match &entry.identity {
        Identity::Government(country) => (Affiliation::Country(*country), Role::Official),
        Identity::Person { given, family } => of_person(entry, given, family),
        Identity::Body { words, .. } => of_body(entry, words),
        Identity::Group(words) => of_group(entry, words),
        Identity::Several | Identity::Unresolved => (Affiliation::Unknown, Role::Unnamed),
    }
}

fn of_person(entry: &Entry, given: &[String], family: &str) -> (Affiliation, Role) {
    let told = entry.offices.iter().find(|o| !matches!(o.role, Role::Unknown | Role::Unnamed));
    if let Some(office) = told {
        return (of_office(entry, office.role), office.role);
    }
    // Someone with an age or a given name alone speaks for themselves.
    let private = entry.offices.is_empty()
        && (entry.age == Age::Told || (given.is_empty() && gender_of_given(family).is_some()));
    if private {
        return (Affiliation::Civilians, Role::Resident);
    }
    let country = entry.offices.iter().find_map(|office| office.country);
    (country.map_or(Affiliation::Unknown, Affiliation::Country), Role::Unknown)
}

fn of_office(entry: &Entry, role: Role) -> Affiliation {
    let country = entry.offices.iter().find_map(|office| office.country).map(Affiliation::Country);
    let named = entry.offices.iter().map(|o| &o.affiliation).find(|a| **a != Affiliation::Unknown);
    match role {
        Role::Expert => {
            let free = entry.offices.iter().any(|office| is_free(&office.words));
            country.filter(|_| !free).unwrap_or(Affiliation::Independent)
        }
        Role::Media => Affiliation::Media,
        Role::Resident => Affiliation::Civilians,
        _ => named.cloned().or(country).unwrap_or(Affiliation::Unknown),
    }
}

fn is_free(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["independent", "opposition", "exile", "dissident"].iter().any(|free| lower.contains(free))
}

fn of_body(entry: &Entry, words: &[String]) -> (Affiliation, Role) {
    if let Some(body) = entry.known {
        return (affiliation_of(body), role_of_kind(body.kind()));
    }
    let office = entry.offices.first();
    let word = words.iter().find_map(|word| body_word(word));
    let role = entry
        .role
        .or(office.map(|o| o.role))
        .or(word.map(role_of_body))
        .unwrap_or(Role::Organisation);
    let country = entry.country.or(entry.offices.iter().find_map(|office| office.country));
    let affiliation = match (role, country) {
        (Role::Media, _) => Affiliation::Media,
        (_, Some(country)) => Affiliation::Country(country),
        (Role::Expert, None) => Affiliation::Independent,
        (Role::Organisation, None) => Affiliation::Body(entry.name.clone()),
        _ => Affiliation::Unknown,
    };
    (affiliation, role)
}

fn of_group(entry: &Entry, words: &str) -> (Affiliation, Role) {
    let role = entry.role.unwrap_or(Role::Unnamed);
    let country = entry.country.map(Affiliation::Country);
    let affiliation = match role {
        Role::Expert if is_free(words) => Affiliation::Independent,
        Role::Expert => country.unwrap_or(Affiliation::Independent),
        Role::Media => Affiliation::Media,
        Role::Resident => Affiliation::Civilians,
        _ => country.unwrap_or(Affiliation::Unknown),
    };
    (affiliation, role)
}

/// What several sources have in common.
pub(super) fn of_members(sources: &mut [Source]) {
    for at in 0..sources.len() {
        let members: Vec<(Affiliation, Role)> = sources[at]
            .members
            .iter()
            .filter_map(|id| sources.get(id.index()))
            .map(|member| (member.affiliation.clone(), member.role))
            .collect();
        let Some((affiliation, role)) = members.first().cloned() else { continue };
        if members.iter().all(|member| member.0 == affiliation) {
            sources[at].affiliation = affiliation;
        }
        if members.iter().all(|member| member.1 == role) {
            sources[at].role = role;
        }
    }
}

/// The country in which officials without one act: "in Norway, lawmakers said". Only what stands
/// before them in their sentence, after "in", "within" or "across", counts.
pub(super) fn place(scene: &Scene<'_>, at: usize, role: Role) -> Option<Country> {
    if !matches!(role, Role::Official | Role::Military) {
        return None;
    }
    let start = scene.around(at).start;
    (start..at).rev().find_map(|at| {
        let inside =
            at > start && matches!(scene.word(at - 1), "in" | "within" | "across" | "inside");
        match scene.known(at).filter(|_| inside && scene.class(at - 1) == Class::Preposition)? {
            (Known::Country(country) | Known::Capital(country), _) => Some(country),
            _ => None,
        }
    })
}
