using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.TestSupport.Professionals;

/// <summary>45 plumbers in Lyon, three lawyers in Brest and one person with a hostile name, all findable.</summary>
public static class SmallDirectory
{
    public const int Plumbers = 45;
    public const int Lawyers = 3;
    public const string HostileName = "Eve \"><script>alert(1)</script>";
    private const int PlumberCode = 17838;
    private const int LawyerCode = 11469;

    public static async Task<IReadOnlyList<Professional>> FillAsync(AppHost app)
    {
        var people = new List<Professional>();
        for (var i = 0; i < Plumbers; i++)
        {
            var number = i;
            people.Add(
                await app.AddProfessionalAsync(p =>
                {
                    p.DisplayName = $"Anne Martin {number:00}";
                    p.ProfessionCode = PlumberCode;
                    p.ProfessionLabel = "Plombière chauffagiste";
                    p.Category = (AccountCategory)(1 + number % 5);
                    p.PriceCents = number % 3 == 0 ? null : number * 100;
                    p.Presentation = "Bonjour, je m’occupe des **fuites**.\n\n## En pratique\n\n- devis\n- [mon site](https://example.org)";
                })
            );
        }

        for (var i = 0; i < Lawyers; i++)
        {
            people.Add(await app.AddProfessionalAsync(Lawyer));
        }

        people.Add(
            await app.AddProfessionalAsync(p =>
            {
                Lawyer(p);
                p.DisplayName = HostileName;
                p.ProfessionCode = null;
                p.ProfessionLabel = "Sorcière <b>noire</b>";
            })
        );
        await app.IndexAsync();
        return people;
    }

    private static void Lawyer(Professional person)
    {
        person.DisplayName = "Yann Le Goff";
        person.Slug = "yann-le-goff-avocat";
        person.ProfessionCode = LawyerCode;
        person.ProfessionLabel = "Avocat";
        person.CommuneCode = "29019";
        person.City = "Brest";
        person.Department = "29";
        person.Latitude = 48.4;
        person.Longitude = -4.5;
    }
}
