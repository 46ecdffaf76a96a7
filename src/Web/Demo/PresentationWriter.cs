using System.Globalization;
using System.Text;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Demo;

/// <summary>Writes a presentation that fits the trade, in Markdown.</summary>
internal sealed class PresentationWriter
{
    private const int LongestFamilyCode = 5;
    private readonly Dictionary<string, List<string>> sections = DemoText.Sections("presentations.txt");

    public string Write(Random random, AccountCategory category, JobTitle job, string label, string city)
    {
        var section = sections[SectionOf(category, job)];
        var services = section.Where(line => line[0] == '-').ToArray();
        random.Shuffle(services);
        var text = new StringBuilder();
        text.AppendLine(One(random, section, '+')).AppendLine();
        text.AppendLine(category == AccountCategory.JobSeeker ? "## Ce que j’apporte" : HeadingOf(category)).AppendLine();
        foreach (var service in services.Take(random.Next(3, 6)))
        {
            text.AppendLine(service);
        }

        text.AppendLine().AppendLine(One(random, section, '='));
        if (category != AccountCategory.JobSeeker)
        {
            var closing = sections["closing"].ToArray();
            random.Shuffle(closing);
            text.AppendLine().AppendLine("## En pratique").AppendLine();
            foreach (var line in closing.Take(random.Next(2, 4)))
            {
                text.Append("- ").AppendLine(line[2..]);
            }
        }

        var years = random.Next(3, 31).ToString(CultureInfo.InvariantCulture);
        text.Replace("{years}", years)
            .Replace("{title_capital}", label)
            .Replace("{title}", LowerFirst(label))
            .Replace("{family}", LowerFirst(job.Family));
        return FrenchPlace.Write(text.ToString().ReplaceLineEndings("\n").TrimEnd(), city);
    }

    /// <summary>What people of the trade, or organisations of the category, do.</summary>
    public IEnumerable<string> ServicesOf(AccountCategory category, JobTitle job) =>
        sections[SectionOf(category, job)].Where(line => line[0] == '-').Select(line => line[2..]);

    private static string HeadingOf(AccountCategory category) =>
        category == AccountCategory.Freelance ? "## Ce que je propose" : "## Nos services";

    private static string One(Random random, List<string> section, char mark) =>
        random.Pick([.. section.Where(line => line[0] == mark)])[2..];

    private string SectionOf(AccountCategory category, JobTitle job) =>
        category == AccountCategory.Freelance
            ? Enumerable.Range(0, LongestFamilyCode).Select(cut => job.FamilyCode[..^cut]).First(sections.ContainsKey)
            : category.ToString();

    /// <summary>"BTP" and other acronyms keep their capitals.</summary>
    private static string LowerFirst(string label) =>
        label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLower(label[0], CultureInfo.InvariantCulture) + label[1..];
}
