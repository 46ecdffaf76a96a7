using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Isolation;

/// <summary>
/// The child: the same program, started for one file that a stranger sent. It decodes or parses it, writes what may be published and ends.
/// It knows neither configuration nor database; what it may use is limited from outside by <see cref="IsolatedWork"/>.
/// </summary>
internal static class MediaWorker
{
    /// <summary>The first argument that makes the program a child.</summary>
    public const string Verb = "media-worker";

    public const int Done = 0;

    /// <summary>The file is refused; the reason stands on the standard output.</summary>
    public const int Refused = 3;

    public static bool IsAskedFor(IReadOnlyList<string> arguments) => arguments is [Verb, ..];

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            switch (arguments)
            {
                case [_, PhotoWork.Name, var source, var folder, var limits]:
                    PhotoWork.Confine();
                    PhotoWork.Run(source, folder, PhotoLimits.Parse(limits));
                    return Done;
                case [_, PdfWork.Name, var source]:
                    PdfWork.Run(source);
                    return Done;
                default:
                    return 2;
            }
        }
        catch (UploadRefusedException refused)
        {
            Console.Out.WriteLine(refused.Problem);
            return Refused;
        }
    }
}
