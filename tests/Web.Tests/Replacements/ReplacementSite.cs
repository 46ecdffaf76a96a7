using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Replacements;

/// <summary>A childcare service with one client, its site, and substitutes, in a host's database.</summary>
internal sealed class ReplacementSite
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A Monday.</summary>
    public static readonly DateOnly FirstDay = new(2026, 11, 30);

    public required Guid Organisation { get; init; }

    public required Guid Client { get; init; }

    public required ClientFile File { get; init; }

    public required Guid Site { get; init; }

    public required Guid Function { get; init; }

    public ReplacementSide ClientSide => new(Organisation, "Relais", File.Id, File.Name);

    public static async Task<ReplacementSite> AddAsync(AppHost app)
    {
        var organisation = (await app.AddOrganisationAsync("Relais Petite enfance")).Id;
        var client = await app.AddAccountAsync("Crèche des Lilas");
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Reference = ClientReference.New(),
            LastName = "Crèche des Lilas",
            Channel = ClientChannel.Email,
            AccountId = client.Id,
        };
        var site = new ClientSite
        {
            Id = Guid.NewGuid(),
            FileId = file.Id,
            Name = "Les Lilas",
            City = "Grenoble",
        };
        var function = SendingSetup.NewEntry(organisation, ListKind.Function, "Auxiliaire", 0);
        await app.WithDataAsync(db =>
        {
            db.AddRange(new SendingService { OrganisationId = organisation, CreatedAt = Now }, file, site, function);
            return db.SaveChangesAsync();
        });
        return new ReplacementSite
        {
            Organisation = organisation,
            Client = client.Id,
            File = file,
            Site = site.Id,
            Function = function.Id,
        };
    }

    public async Task<Substitute> AddSubstituteAsync(AppHost app, string name, Action<Substitute>? change = null)
    {
        var member = await app.AddMemberAsync(Organisation, name, MemberRole.Member);
        var substitute = new Substitute
        {
            Id = Guid.NewGuid(),
            OrganisationId = Organisation,
            AccountId = member.AccountId,
            FunctionIds = [Function],
            AddedAt = Now,
        };
        change?.Invoke(substitute);
        await app.WithDataAsync(db =>
        {
            db.Add(substitute);
            return db.SaveChangesAsync();
        });
        return substitute;
    }

    /// <summary>A submitted request for so many days from Monday on, from 8 to 16 with a break of 30 minutes.</summary>
    public async Task<Guid> AskAsync(AppHost app, int days = 1, Action<ReplacementRequest>? change = null)
    {
        var details = new ReplacementDetails(Site, Function, null, null, false, false, [], null);
        if (change is not null)
        {
            var wish = new ReplacementRequest { SiteId = Site, FunctionId = Function };
            change(wish);
            details = ReplacementDetails.Of(wish);
        }

        var request = await DraftAsync(app, details);
        var blocks = Enumerable.Range(0, days).Select(day => new Block(FirstDay.AddDays(day), 8 * 60, 16 * 60, 30)).ToList();
        Assert.Equal(
            ReplacementAnswer.Done,
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(editor => editor.AddBlocksAsync(Client, request, blocks, default))
        );
        Assert.Equal(
            ReplacementAnswer.Done,
            await app.UseAsync<ReplacementEditor, ReplacementAnswer>(editor => editor.SubmitAsync(Client, request, default))
        );
        return request;
    }

    /// <summary>Without a schedule, and not submitted.</summary>
    public async Task<Guid> DraftAsync(AppHost app, ReplacementDetails? details = null) =>
        (
            await app.UseAsync<ReplacementEditor, ReplacementRequest>(editor =>
                editor.DraftAsync(
                    ClientSide,
                    Client,
                    File.Id,
                    details ?? new ReplacementDetails(Site, Function, null, null, false, false, [], null),
                    default
                )
            )
        ).Id;
}

/// <summary>A clock that is set; a clock moved by hours would fire every timer of a host on its way.</summary>
internal sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
