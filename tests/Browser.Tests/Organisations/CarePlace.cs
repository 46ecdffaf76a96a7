using Visavis.Browser.Tests.Accounts;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Browser.Tests.Organisations;

/// <summary>An organisation with its people, and a client that it knows by an address, in a site's database.</summary>
internal sealed class CarePlace
{
    private static readonly DateTimeOffset Joined = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public required AppHost App { get; init; }

    public required Professional Organisation { get; init; }

    public required Guid Client { get; init; }

    public required Guid Site { get; init; }

    public required Guid Function { get; init; }

    public static Task<CarePlace> AddAsync(AccountSite site) => AddAsync(site.App);

    public static async Task<CarePlace> AddAsync(AppHost app)
    {
        var organisation = await app.AddProfessionalAsync(p =>
            (p.DisplayName, p.Category) = ("Relais Petite enfance", AccountCategory.Company)
        );
        var client = await app.AddAccountAsync(
            "Crèche des Lilas",
            account =>
            {
                account.Email = $"lilas-{account.Id:N}@example.org";
                account.NormalizedEmail = account.Email.ToUpperInvariant();
                account.EmailConfirmed = true;
            }
        );
        var file = new ClientFile
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation.Id,
            Reference = ClientReference.New(),
            LastName = "Crèche des Lilas",
            Email = client.Email,
            Channel = ClientChannel.Email,
        };
        var place = new ClientSite
        {
            Id = Guid.NewGuid(),
            FileId = file.Id,
            Name = "Les Lilas",
            City = "Grenoble",
        };
        var function = SendingSetup.NewEntry(organisation.Id, ListKind.Function, "Auxiliaire", 0);
        await app.WithDataAsync(db =>
        {
            db.Add(
                new Organisation
                {
                    Id = organisation.Id,
                    CreatedAt = Joined,
                    Members =
                    {
                        new Membership
                        {
                            Id = Guid.NewGuid(),
                            OrganisationId = organisation.Id,
                            AccountId = organisation.Id,
                            Role = MemberRole.Owner,
                            JoinedAt = Joined,
                        },
                    },
                }
            );
            db.AddRange(new SendingService { OrganisationId = organisation.Id, CreatedAt = Joined }, file, place, function);
            return db.SaveChangesAsync();
        });
        return new CarePlace
        {
            App = app,
            Organisation = organisation,
            Client = client.Id,
            Site = place.Id,
            Function = function.Id,
        };
    }

    public async Task<Professional> AddMemberAsync(string name, MemberRole role = MemberRole.Member)
    {
        var person = await App.AddProfessionalAsync(p => (p.DisplayName, p.Category) = (name, AccountCategory.Company));
        await AddMembershipAsync(person.Id, role);
        return person;
    }

    public async Task<Professional> AddSubstituteAsync(string name, int? weekMinutes = null)
    {
        var person = await AddMemberAsync(name);
        await AddSubstituteAsync(person.Id, weekMinutes);
        return person;
    }

    /// <summary>Somebody who is a member already.</summary>
    public Task<int> AddSubstituteAsync(Guid account, int? weekMinutes = null) =>
        App.WithDataAsync(db =>
        {
            db.Add(
                new Substitute
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = Organisation.Id,
                    AccountId = account,
                    FunctionIds = [Function],
                    WeekMinutes = weekMinutes,
                    AddedAt = Joined,
                }
            );
            return db.SaveChangesAsync();
        });

    /// <summary>A person who has an account already joins the organisation.</summary>
    public Task<int> AddMembershipAsync(Guid account, MemberRole role = MemberRole.Member) =>
        App.WithDataAsync(db =>
        {
            db.Add(
                new Membership
                {
                    Id = Guid.NewGuid(),
                    OrganisationId = Organisation.Id,
                    AccountId = account,
                    Role = role,
                    JoinedAt = Joined,
                }
            );
            return db.SaveChangesAsync();
        });
}
