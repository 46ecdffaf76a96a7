using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Organisations;

/// <summary>Puts organisations and their people into a host's database, and reads them back.</summary>
internal static class OrganisationsOnSite
{
    private static readonly DateTimeOffset Joined = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A company in Lyon whose own account is its only owner, with sales and an own service "Atelier".</summary>
    public static async Task<Professional> AddOrganisationAsync(this AppHost app, string name = "Maison Faure")
    {
        var page = await app.AddProfessionalAsync(p =>
        {
            p.DisplayName = name;
            p.Category = AccountCategory.Company;
            p.ProfessionLabel = "Menuiserie";
        });
        await app.WithDataAsync(db =>
        {
            db.Add(NewOrganisation.Create(page.Id, [new(ServiceKind.Sales), new(ServiceKind.Own, "Atelier")], Joined));
            return db.SaveChangesAsync();
        });
        return page;
    }

    /// <summary>The file of a client who is told by mail.</summary>
    public static async Task<ClientFile> AddClientFileAsync(
        this AppHost app,
        Guid organisationId,
        string lastName,
        Action<ClientFile>? change = null
    )
    {
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            Reference = ClientReference.New(),
            LastName = lastName,
            Channel = ClientChannel.Email,
        };
        change?.Invoke(file);
        await app.WithDataAsync(db =>
        {
            db.Add(file);
            return db.SaveChangesAsync();
        });
        return file;
    }

    /// <summary>A listed person of the organisation.</summary>
    public static async Task<Membership> AddMemberAsync(
        this AppHost app,
        Guid organisationId,
        string name,
        MemberRole role = MemberRole.Member,
        IEnumerable<Guid>? services = null,
        Action<Professional>? change = null
    )
    {
        var person = await app.AddProfessionalAsync(p =>
        {
            p.DisplayName = name;
            p.Category = AccountCategory.Company;
            change?.Invoke(p);
        });
        var membership = new Membership
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisationId,
            AccountId = person.Id,
            Role = role,
            ServiceIds = [.. services ?? []],
            JoinedAt = Joined,
        };
        await app.WithDataAsync(db =>
        {
            db.Add(membership);
            return db.SaveChangesAsync();
        });
        return membership;
    }

    public static Task<Membership> OwnerOfAsync(this AppHost app, Guid organisationId) =>
        app.WithDataAsync(db => db.Memberships.SingleAsync(m => m.OrganisationId == organisationId && m.AccountId == organisationId));

    public static Task<List<Membership>> MembersAsync(this AppHost app, Guid organisationId) =>
        app.WithDataAsync(db => db.Memberships.Where(m => m.OrganisationId == organisationId).ToListAsync());

    public static Task<List<OrganisationService>> ServicesOfAsync(this AppHost app, Guid organisationId) =>
        app.WithDataAsync(db =>
            db.OrganisationServices.Where(s => s.OrganisationId == organisationId).OrderBy(s => s.Position).ToListAsync()
        );

    /// <summary>An invitation sent as the page sends it.</summary>
    /// <returns>The code in the mail's link.</returns>
    public static async Task<string> InviteAsync(
        this AppHost app,
        Guid organisationId,
        string email = "zoe@example.org",
        MemberRole role = MemberRole.Member,
        params Guid[] services
    )
    {
        var answer = await app.UseAsync<InvitationSender, OrganisationAnswer>(sender =>
            sender.SendAsync(organisationId, organisationId, new InvitationDetails(email, role, services), "http://site.test", default)
        );
        Assert.Equal(OrganisationAnswer.Done, answer);
        return await app.CodeInLastMailAsync(email);
    }

    /// <summary>The code of the invitation that waits for this address, from the mail that was sent.</summary>
    public static async Task<string> CodeInLastMailAsync(this AppHost app, string email)
    {
        var code = "";
        var sent = await app.WithDataAsync(db => db.Invitations.Where(i => i.Email == email && i.RevokedAt == null).ToListAsync());
        var waiting = sent.MaxBy(i => i.CreatedAt)!;
        await Eventually.IsTrueAsync(() =>
        {
            code =
                MailsTo(app, email)
                    .SelectMany(mail => mail.Links)
                    .Select(link => InvitationSecret.CodeOf(new Uri(link).PathAndQuery))
                    .FirstOrDefault(found => InvitationSecret.HashOf(found) == waiting.SecretHash)
                ?? "";
            return code.Length > 0;
        });
        return code;
    }

    /// <summary>Where no mail server is configured, mails are files.</summary>
    public static List<ReadableMail> MailsTo(AppHost app, string email)
    {
        var folder = app.Services.GetRequiredService<MailFolder>().FullPath;
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories)
                .Select(file => ReadableMail.Parse(File.ReadAllText(file)))
                .Where(mail => mail.To.Contains(email, StringComparison.OrdinalIgnoreCase))
                .ToList()
            : [];
    }

    public static async Task<TResult> UseAsync<TService, TResult>(this AppHost app, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
