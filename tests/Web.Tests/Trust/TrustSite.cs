using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Tests.Trust;

/// <summary>A site with people who report, are reported and decide.</summary>
internal sealed partial class TrustSite : IAsyncDisposable
{
    private readonly TestDatabase database;

    private TrustSite(TestDatabase database, AppHost app, ShiftedTimeProvider clock)
    {
        (this.database, App, Clock) = (database, app, clock);
        Address = app.StartOnPort();
    }

    public AppHost App { get; }

    public ShiftedTimeProvider Clock { get; }

    public Uri Address { get; }

    public static async Task<TrustSite> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        IReadOnlyDictionary<string, string>? settings = null
    )
    {
        var database = await TestDatabase.CreateAsync(provider);
        var clock = new ShiftedTimeProvider();
        return new TrustSite(database, AppHost.On(database, settings, clock), clock);
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public PersonClient Visitor(string language = "fr") => new(Address, language);

    public async Task<PersonClient> SignInAsync(Guid id)
    {
        var person = new PersonClient(Address);
        await person.SignInAsDemoAsync(id);
        return person;
    }

    /// <summary>An account with a proved address.</summary>
    public Task<Account> AddMemberAsync(string name, string email) =>
        App.AddAccountAsync(
            name,
            account => (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (email, email.ToUpperInvariant(), true)
        );

    /// <summary>A moderator who brought the second proof.</summary>
    public async Task<PersonClient> AddModeratorAsync(string name = "Mona Modératrice", bool asAdministrator = false)
    {
        var account = await App.AddAccountAsync(name, a => a.IsAdministrator = asAdministrator);
        if (!asAdministrator)
        {
            await App.WithDataAsync(db =>
            {
                db.Add(new Moderator { AccountId = account.Id, NamedAt = Clock.GetUtcNow() });
                return db.SaveChangesAsync();
            });
        }

        var person = await SignInAsync(account.Id);
        await HoldProofAsync(App, person, account.Id);
        return person;
    }

    public Task ProveAsync(PersonClient person) => ProveAsync(App, person);

    /// <summary>As if the second proof had been brought a moment ago.</summary>
    public static async Task HoldProofAsync(AppHost app, PersonClient person, Guid accountId)
    {
        var session = await app.WithDataAsync(db =>
            db.Sessions.Where(s => s.AccountId == accountId).OrderByDescending(s => s.CreatedAt).Select(s => s.Id).FirstAsync()
        );
        person.Cookies["__Host-visavis-staff"] = app.Services.GetRequiredService<SecondFactor>().ValueOf(session);
    }

    /// <summary>Brings the second proof of staff by setting the app up.</summary>
    public static async Task ProveAsync(AppHost app, PersonClient person)
    {
        var page = await ReadAsync(person, "/staff/proof");
        var factor = app.Services.GetRequiredService<SecondFactor>();
        var step = Totp.StepOf(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var pending = WebUtility.HtmlDecode(PendingField().Match(page).Groups["value"].Value);
        if (factor.ReadPending(pending) is { } key)
        {
            var answer = await person.PostFormAsync(
                "/staff/proof?handler=SetUp",
                "/staff/proof",
                ("pending", pending),
                ("code", Totp.CodeOf(key, step))
            );
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }
    }

    /// <summary>Sends the form as a visitor's browser without scripts does.</summary>
    /// <returns>The path of the receipt.</returns>
    public static async Task<string> ReportAsync(PersonClient person, string name, params (string Name, string Value)[] more)
    {
        var answer = await person.PostFormAsync("/report?handler=Send", "/report", Fields(name, more));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public static (string Name, string Value)[] Fields(string name, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string>
        {
            ["Name"] = name,
            ["Kind"] = nameof(ReportKind.MoneyTaken),
            ["Story"] = "Cette personne m’a demandé un virement avant le rendez-vous.",
            ["Email"] = "victime@exemple.fr",
            ["GoodFaith"] = "true",
        };
        foreach (var (field, value) in more)
        {
            fields[field] = value;
        }

        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    public Task<Report> ReadReportAsync() => App.WithDataAsync(db => db.Set<Report>().Include(r => r.Evidence).SingleAsync());

    public static async Task<string> ReadAsync(PersonClient person, string path) =>
        WebUtility.HtmlDecode(await (await person.GetAsync(path)).Content.ReadAsStringAsync());

    /// <summary>The mails that were sent to an address, at least so many.</summary>
    public async Task<List<ReadableMail>> MailsAsync(string email, int atLeast = 1)
    {
        List<ReadableMail> mails = [];
        await Eventually.IsTrueAsync(() => (mails = MailsNow(email)).Count >= atLeast);
        return mails;
    }

    public List<ReadableMail> MailsNow(string email) => Organisations.OrganisationsOnSite.MailsTo(App, email);

    /// <summary>Decides through the page.</summary>
    public static Task<HttpResponseMessage> DecideAsync(
        PersonClient moderator,
        string number,
        string outcome,
        params (string, string)[] more
    ) =>
        moderator.PostFormAsync(
            $"/moderation/cases/{number}?handler=Decide",
            $"/moderation/cases/{number}",
            [
                ("outcome", outcome),
                ("reason", "Fraud"),
                .. more.Any(field => field.Item1 == "words")
                    ? []
                    : new[] { ("words", "Le profil propose des paiements hors de tout contrat.") },
                .. more,
            ]
        );

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        database.Dispose();
    }

    [GeneratedRegex("""name="pending" value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PendingField();
}
