"""A file that another connection holds is asked for again with growing pauses, and the person is told so."""

import pytest
from playwright.sync_api import Page

from tests.reports.browser.conftest import SCRIPTS

pytestmark = pytest.mark.browser
HELD = 7  # answers that say no, then one that takes it
WAITED = [1, 2, 4, 8, 15, 30, 30]  # seconds
WORDS = "masih diterima lewat sambungan lain"
# Answers of a server where somebody else has the lock, and a clock that does not make anybody wait.
PREPARE = """([held]) => {
    const kept = [window.fetch, window.setTimeout];
    window.asked = []; window.waited = []; window.said = [];
    window.setTimeout = (go, ms) => { waited.push(ms / 1000); return kept[1].call(window, go, 0); };
    window.fetch = async (address, told) => {
        asked.push(told.body.size);
        const json = body => new Response(JSON.stringify(body), {status: "file" in body ? 200 : 409});
        if (!String(address).includes("mulai")) return json({file: "f", at: 0, whole: false});
        return asked.length - 1 > held ? json({file: "f", at: 9999, whole: true}) : json({at: 0});
    };
    window.restore = () => { [window.fetch, window.setTimeout] = kept; };
}"""
SHIP = """async () => {
    const form = {elements: {csrfmiddlewaretoken: {value: "x"}}};
    const wizard = {form, root: {dataset: {ship: "/kirim/"}}};
    const vault = netraVault, item = {id: "0".repeat(32), key: vault.random(32), blob: new Blob(["isi"])};
    await netraShipping.ship(wizard, [item], ({words}) => said.push(words));
    restore();
    return [waited, said.join(" ")];
}"""
FORM = """() => {
    const form = document.createElement("form");
    for (const [tag, told] of [["input", {type: "file", id: "b"}], ["ul", {"data-arriving": ""}],
            ["input", {name: "csrfmiddlewaretoken", value: "x"}], ["button", {name: "tambah"}]]) {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(told)) made.setAttribute(name, value);
        form.append(made);
    }
    form.dataset.evidence = "/kirim/";
    document.body.append(form);
}"""
SEND = """() => new Promise(done => {
    const form = document.forms[0], list = form.querySelector("ul");
    new MutationObserver(() => said.push(list.textContent)).observe(list, {subtree: true, childList: true});
    form.addEventListener("submit", event => {
        event.preventDefault();
        restore();
        done([waited, said.join(" ")]);
    });
    const given = new DataTransfer(), input = form.querySelector("input");
    given.items.add(new File(["isi"], "a.txt"));
    input.files = given.files;
    input.dispatchEvent(new Event("change"));
})"""


def test_a_sealed_file_that_is_held_elsewhere_is_asked_for_with_growing_pauses(scripts: Page) -> None:
    scripts.evaluate(PREPARE, [HELD])
    waited, said = scripts.evaluate(SHIP)
    assert (waited, WORDS in said) == (WAITED, True)


def test_a_file_of_the_form_that_is_held_elsewhere_is_asked_for_with_growing_pauses(scripts: Page) -> None:
    scripts.evaluate(FORM)
    scripts.evaluate(f"() => {{ {SCRIPTS['evidence.js'].read_text()} }}")
    scripts.evaluate(PREPARE, [HELD])
    waited, said = scripts.evaluate(SEND)
    assert (waited, WORDS in said) == (WAITED, True)
