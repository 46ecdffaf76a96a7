using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Editing;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Pages;

public sealed class ProfileServicesTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Page = "/account/profile";

    [Fact]
    public async Task Services_are_added_changed_ordered_and_removed()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;

        var page = await AddAsync(editor, "Dépannage", ("PriceKind", "priced"), ("Amount", "45,50"), ("Unit", "Hour"), ("Duration", "90"));
        Assert.Equal("«\u00a0Dépannage\u00a0» est dans votre liste.", page.QuerySelector("#services .notice")!.TextContent);
        Assert.Equal("45,50\u00a0€ par heure, 1\u00a0h\u00a030", page.QuerySelector(".offer-price")!.TextContent);
        page = await AddAsync(editor, "Devis", ("PriceKind", "free"));
        Assert.Equal(["Dépannage", "Devis"], Names(page));

        page = await PressAsync(editor, page, "Devis", "MoveService", ("by", "-1"));
        Assert.Equal(["Devis", "Dépannage"], Names(page));
        page = await PressAsync(editor, page, "Devis", "EditService", ("Name", "Devis gratuit"));
        Assert.Contains("nom de la prestation", page.QuerySelector("#services .notice")!.TextContent, StringComparison.Ordinal);
        page = await PressAsync(editor, page, "Dépannage", "RemoveService");
        Assert.Equal(["Devis gratuit"], Names(page));

        var stored = await OffersAsync(person.Id);
        Assert.Equal(("Devis gratuit", 0, 0), (stored[0].Name, stored[0].PriceCents, stored[0].Position));
        var profile = await site.App.WithDataAsync(db => db.Professionals.SingleAsync(p => p.Id == person.Id));
        Assert.Equal(5, profile.Version);
    }

    [Theory]
    [InlineData("Name", "…", "Donnez un nom")]
    [InlineData("Name", "Conseil sur www.exemple.fr", "Un métier ou une prestation s’écrit sans adresse")]
    [InlineData("Amount", "1e9", "Écrivez un montant")]
    [InlineData("Amount", "1.200", "Écrivez un montant")]
    [InlineData("PriceKind", "quotation", "Vous avez écrit un prix")]
    [InlineData("Amount", "100001", "Écrivez un montant")]
    [InlineData("Duration", "0", "Écrivez une durée")]
    public async Task A_wrong_field_is_explained_in_the_form_it_came_from(string field, string value, string sentence)
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        await AddAsync(editor, "Dépannage");

        var page = await AddAsync(editor, "Devis", ("PriceKind", "priced"), ("Amount", "10"), (field, value));

        var error = Assert.Single(page.QuerySelectorAll(".field-error"), e => e.TextContent.Length > 0);
        Assert.StartsWith(sentence, error.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("offer-new-", error.Id, StringComparison.Ordinal);
        Assert.True(page.QuerySelector(".offer-add")!.HasAttribute("open"));
        Assert.Single(await OffersAsync(person.Id));
    }

    [Fact]
    public async Task The_list_has_an_end()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var before = await editor.OpenAsync(Page);
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, ServiceOfferEditor.Most).Select(i => Offer(person.Id, i)));
            return db.SaveChangesAsync();
        });

        var refused = await editor.ReadAsync(await editor.SendAsync(before, "AddService", ("Name", "Une de trop")));

        Assert.Contains("retirez-en une d’abord", refused.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await editor.OpenAsync(Page)).QuerySelector(".offer-add"));
        Assert.Equal(ServiceOfferEditor.Most, (await OffersAsync(person.Id)).Count);
    }

    [Fact]
    public async Task Of_two_tabs_that_change_a_service_the_second_is_told()
    {
        var (editor, person) = await ProfileEditorSite.SignInAsync(site.App);
        using var _ = editor;
        var page = await AddAsync(editor, "Dépannage");

        await PressAsync(editor, page, "Dépannage", "EditService", ("Duration", "30"));
        var told = await PressAsync(editor, page, "Dépannage", "EditService", ("Duration", "60"));

        Assert.Contains("modifiée ailleurs", told.QuerySelector("#services [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(30, (await OffersAsync(person.Id))[0].DurationMinutes);
        await PressAsync(editor, told, "Dépannage", "EditService");
        Assert.Equal(60, (await OffersAsync(person.Id))[0].DurationMinutes);
    }

    [Fact]
    public async Task Somebody_elses_service_is_as_if_it_were_not_there()
    {
        var other = await site.App.AddProfessionalAsync();
        var theirs = Offer(other.Id, 0);
        await site.App.WithDataAsync(db =>
        {
            db.Add(theirs);
            return db.SaveChangesAsync();
        });
        var (editor, _) = await ProfileEditorSite.SignInAsync(site.App);
        using var closing = editor;
        var page = await AddAsync(editor, "Dépannage");

        foreach (var handler in new[] { "EditService", "RemoveService", "MoveService" })
        {
            var answer = await editor.SendAsync(page, handler, ("id", null), ("Id", theirs.Id.ToString()), ("by", "1"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal("Prestation 0", (await OffersAsync(other.Id))[0].Name);
    }

    private static async Task<IDocument> AddAsync(ProfileEditorSite editor, string name, params (string, string?)[] fields) =>
        await editor.ReadAsync(await editor.SendAsync(await editor.OpenAsync(Page), "AddService", LastOf([("Name", name), .. fields])));

    private static (string, string?)[] LastOf(IEnumerable<(string Name, string? Value)> fields) =>
        [.. fields.GroupBy(f => f.Name).Select(f => f.Last())];

    private static async Task<IDocument> PressAsync(
        ProfileEditorSite editor,
        IDocument page,
        string offer,
        string handler,
        params (string, string?)[] fields
    )
    {
        var line = page.QuerySelectorAll(".offer").Single(o => o.QuerySelector("strong")!.TextContent == offer);
        var form = line.QuerySelector<IHtmlFormElement>($"form[action*={handler}]")!;
        return await editor.ReadAsync(await editor.SendAsync(form, form.GetAttribute("action")!, fields));
    }

    private static IEnumerable<string> Names(IDocument page) => page.QuerySelectorAll(".offer-name strong").Select(e => e.TextContent);

    private static ServiceOffer Offer(Guid owner, int position) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProfessionalId = owner,
            Name = $"Prestation {position}",
            Position = position,
        };

    private Task<List<ServiceOffer>> OffersAsync(Guid id) =>
        site.App.WithDataAsync(db => db.ServiceOffers.Where(o => o.ProfessionalId == id).OrderBy(o => o.Position).ToListAsync());
}
