using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Professionals;
using Visavis.Web.Services;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Hosting;
using Visavis.Web.Tests.Trust;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Services;

/// <summary>An appraisal to which the professional objects, through the pages of all three, without scripts.</summary>
public sealed class AppraisalModerationTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_moderator_refuses_with_a_reason_that_the_author_reads_and_what_is_written_anew_is_read_again_before_it_shows()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = (await site.App.AddAccountAsync("Paul Petit")).Id;
        var booking = await AddAsync(anne.Id, paul);
        await AddAbsenceAsync(anne.Id, paul);
        var path = $"/services/{booking.Code}";
        var profile = ProfessionalDirectory.ProfilePath(anne);
        using var client = site.NewPerson();
        using var professional = site.NewPerson();
        await client.SignInAsDemoAsync(paul);
        await professional.SignInAsDemoAsync(anne.Id);
        using var moderator = await ModeratorAsync();

        await client.PostFormAsync(
            $"{path}?handler=Appraise",
            path,
            ("satisfied", "true"),
            ("words", "Son numéro : 06"),
            ("recommends", "true")
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await client.PostFormAsync($"{path}?handler=Object", path, ("why", "x"))).StatusCode
        );
        await professional.PostFormAsync($"{path}?handler=Object", path, ("why", "C’est mon numéro privé"));
        var shown = await TextAsync(client, profile);
        Assert.Contains("Son numéro", shown, StringComparison.Ordinal);
        Assert.Contains("1 prestation terminée, 0 annulée par le professionnel, 1 où il n’est pas venu", shown, StringComparison.Ordinal);

        var id = await site.App.WithDataAsync(db =>
            db.Set<Appraisal>().Where(a => a.BookingId == booking.Id).Select(a => a.Id).SingleAsync()
        );
        Assert.Contains("C’est mon numéro privé", await TextAsync(moderator, "/moderation/appraisals"), StringComparison.Ordinal);
        var empty = await DecideAsync(moderator, id, keep: false, "non");
        Assert.Contains("en une phrase au moins", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var old = await DecideAsync(moderator, id, keep: false, "Un numéro de téléphone est une donnée privée", ("seen", "0"));
        Assert.Contains(
            "l’auteur a changé ses mots",
            WebUtility.HtmlDecode(await old.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        await DecideAsync(moderator, id, keep: false, "Un numéro de téléphone est une donnée privée");

        Assert.Contains("Un numéro de téléphone est une donnée privée", await TextAsync(client, path), StringComparison.Ordinal);
        Assert.DoesNotContain("Un numéro de téléphone est", await TextAsync(professional, path), StringComparison.Ordinal);
        shown = await TextAsync(client, profile);
        Assert.DoesNotContain("Son numéro", shown, StringComparison.Ordinal);
        Assert.Contains("0 client satisfait, 0 pas satisfait, 1 avis refusé par la modération", shown, StringComparison.Ordinal);
        Assert.Equal(0, await RecommendationsAsync(anne.Id));

        await client.PostFormAsync(
            $"{path}?handler=Appraise",
            path,
            ("satisfied", "true"),
            ("words", "Ponctuelle"),
            ("recommends", "true")
        );
        Assert.DoesNotContain("Ponctuelle", await TextAsync(client, profile), StringComparison.Ordinal);
        Assert.Contains("Ponctuelle", await TextAsync(moderator, "/moderation/appraisals"), StringComparison.Ordinal);
        await DecideAsync(moderator, id, keep: true, "");
        Assert.Contains("Ponctuelle", await TextAsync(client, profile), StringComparison.Ordinal);
        Assert.Equal(1, await RecommendationsAsync(anne.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await professional.GetAsync("/moderation/appraisals")).StatusCode);
    }

    private static Task<HttpResponseMessage> DecideAsync(
        PersonClient moderator,
        Guid id,
        bool keep,
        string reason,
        params (string, string)[] more
    ) =>
        moderator.PostFormAsync(
            "/moderation/appraisals",
            "/moderation/appraisals",
            [("id", $"{id}"), ("keep", keep ? "true" : "false"), ("reason", reason), .. more]
        );

    private static async Task<string> TextAsync(PersonClient person, string path)
    {
        var page = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).Body!.Text();
    }

    private Task<int> RecommendationsAsync(Guid anne) =>
        site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == anne).Select(p => p.RecommendationCount).SingleAsync());

    private async Task<PersonClient> ModeratorAsync()
    {
        var account = (await site.App.AddAccountAsync("Mona")).Id;
        await site.App.WithDataAsync(db =>
        {
            db.Add(new Moderator { AccountId = account, NamedAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var person = site.NewPerson();
        await person.SignInAsDemoAsync(account);
        await TrustSite.HoldProofAsync(site.App, person, account);
        return person;
    }

    private Task<Booking> AddAbsenceAsync(Guid anne, Guid client) => AddAsync(anne, client, Attendance.Absent);

    private async Task<Booking> AddAsync(Guid anne, Guid client, Attendance attendance = Attendance.Present)
    {
        var start = DateTimeOffset.UtcNow.AddDays(attendance == Attendance.Absent ? -6 : -3);
        var booking = BookingSite.Completed(anne, client, start);
        booking.ProfessionalAttendance = attendance;
        await site.App.WithDataAsync(db =>
        {
            db.Add(booking);
            return db.SaveChangesAsync();
        });
        return booking;
    }
}
